-- One row a draft, in the order in which they were made. Times and days are those of the shop, as
-- ISO 8601; amounts are decimals; lists are names with a space between.
CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  order_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  scenario TEXT NOT NULL,
  language TEXT NOT NULL,
  medium TEXT NOT NULL,
  cause TEXT NOT NULL,
  currency TEXT NOT NULL,
  value TEXT,
  refund TEXT,
  offers TEXT NOT NULL,
  choices TEXT NOT NULL,
  silence TEXT NOT NULL,
  ordered_at TEXT,
  restock TEXT,
  new_date TEXT,
  refund_by TEXT,
  refunded_on TEXT,
  reply_by TEXT,
  next_update TEXT,
  staff TEXT NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL,
  drafted_at TEXT NOT NULL,
  sent_at TEXT,
  answered_at TEXT,
  settled_at TEXT,
  answer TEXT,
  outcome TEXT
);
CREATE INDEX cases_of_an_order ON cases (order_id, channel);
CREATE TABLE pieces (
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  sku TEXT NOT NULL,
  ordered INTEGER NOT NULL,
  short INTEGER NOT NULL,
  price TEXT
);
CREATE INDEX pieces_of_a_case ON pieces (case_id);
