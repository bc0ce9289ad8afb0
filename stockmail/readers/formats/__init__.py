"""One module a system's way to write orders; the folder is the registry.

Each has a TITLE, and MARKS: sets of which one is whole in what it reads, keys of an object or
headings of a table (names as they stand there; case does not count). Words that many systems use
(注文番号, Order ID, 商品名) are marks only together with one that is this system's own: what nobody claims is
read by its headings (guess.py). Of an object, ``orders`` gets its pieces; of a table, the tables:

    TITLE = N_("Shop system: which file")
    SHAPE = "object"  # or "table"
    MARKS = (frozenset({"orderId", "creationDate"}),)
    def orders(pieces: Iterable[Piece]) -> Iterator[Found]

A reader says in ``Found.notes`` whatever it assumed. What it cannot read it hands on as it is, for
the parser to name. The day that a customer wished for goes into ``wished``: found.py settles what it
means, the same for every system.
"""
