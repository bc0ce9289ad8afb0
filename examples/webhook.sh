#!/bin/sh
# One order from a webhook, on standard input, becomes a mail in a folder that opens in a mail
# program. Prints the mail's file; where there can be no draft, says why and ends with that code.
#
#   examples/webhook.sh FOLDER OPTIONS_OF_DRAFT... <body.json
#   examples/webhook.sh drafts --scenario restock --short MUG-NV --restock-date +10bd <body.json
#
# Your web server checks the webhook's signature and hands the body on. Shopify, WooCommerce and the
# other forms of `stockmail formats` are recognised by themselves.
set -eu

folder=${1:?usage: webhook.sh FOLDER OPTIONS_OF_DRAFT...}
shift
mkdir -p "$folder"
mail="$folder/$(date +%Y%m%d-%H%M%S)-$$.eml"

stockmail draft --no-input --order - --to eml --out "$mail" "$@"
echo "$mail"
