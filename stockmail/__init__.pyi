from stockmail.api import Ask as Ask
from stockmail.api import Draft as Draft
from stockmail.api import Order as Order
from stockmail.api import Step as Step
from stockmail.api import StockmailError as StockmailError
from stockmail.api import draft as draft
from stockmail.api import explain as explain
from stockmail.api import read_orders as read_orders

__version__: str
