#!/bin/sh
# A product ran out: one draft for every order of the day's CSV that holds it, in a folder of the day.
#
#   examples/day.sh ORDERS.csv SKU OPTIONS_OF_BATCH...
#   examples/day.sh orders.csv MUG-NV --restock-date +10bd --paid
#
# Orders that cannot be drafted are put into set-aside.csv, with the reason in its last column.
set -eu

orders=${1:?usage: day.sh ORDERS.csv SKU OPTIONS_OF_BATCH...}
sku=${2:?usage: day.sh ORDERS.csv SKU OPTIONS_OF_BATCH...}
shift 2
folder="drafts/$(date +%Y-%m-%d)-$sku"

code=0
stockmail batch "$orders" --scenario restock --short "$sku" --keep-going --out "$folder" "$@" || code=$?

case $code in
  0) echo "All drafts are in $folder." ;;
  1) echo "Some orders need a person: $folder/set-aside.csv" ;;
  *) echo "Nothing was drafted." >&2 ;;
esac
exit "$code"
