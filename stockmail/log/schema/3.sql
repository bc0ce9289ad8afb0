-- What the command line said about the order and its file, and nobody's name: a ready command says it again.
ALTER TABLE cases ADD COLUMN given TEXT NOT NULL DEFAULT '';
