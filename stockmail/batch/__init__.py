"""Many orders, one scenario: which are concerned, one draft each, all or nothing.

job.py says what is wanted of every order, one.py makes the draft of one, stock.py shares out what is
left, crew.py does the work on one core, on several or on a cluster, and spool.py puts it in its place.
"""
