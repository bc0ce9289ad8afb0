#!/bin/sh
# What must be done today, for cron. Prints nothing where nothing is due, and then cron sends no mail.
#
#   MAILTO=shop@minato.example
#   0 9 * * *  /home/shop/due.sh /home/shop/shop.yaml
set -eu

shop=${1:?usage: due.sh SHOP.yaml}

# cron starts with almost nothing: no locale, a short PATH.
LANG=${LANG:-ja_JP.UTF-8}
PATH="$HOME/.local/bin:/usr/local/bin:$PATH"
export LANG PATH

exec stockmail due --shop "$shop"
