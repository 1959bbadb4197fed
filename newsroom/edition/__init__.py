"""The edition, and the pages that are printed once for each.

The number of the edition stands in one row of the database, and triggers of the database raise it in the transaction
that changes what readers can see, whoever writes: nobody lists what to forget. `press.Press` stands before Django and
answers with pages printed in this edition. The roof says which tables readers see (`watch`) and when time alone changes
a page (`watch` too); nobody else need know of this room.
"""

from .number import number, raise_edition
from .readable import Readable, watch

__all__ = ["Readable", "number", "raise_edition", "watch"]
