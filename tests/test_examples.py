"""The scripts of examples/ do what they say, run by a plain shell."""

import csv
import email
import os
import shutil
import subprocess
import sys
from email import policy
from pathlib import Path

import pytest

from tests.conftest import ROOT, TODAY, Ran, Run

BODY = (ROOT / "tests" / "orders" / "shopify" / "rest_webhook_orders_create.json").read_bytes()
BIN = Path(sys.executable).parent
SHOP = "examples/shop.yaml"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="shell scripts")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with the examples in it."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def start(script: str, *args: str, here: Path, stdin: bytes = b"", **environ: str) -> Ran:
    """Run a script with hardly any environment, as cron and web servers do."""
    fixed = {"PATH": f"{BIN}:/usr/bin:/bin", "HOME": str(here), "STOCKMAIL_TODAY": TODAY, "LANG": "C.UTF-8"}
    done = subprocess.run(
        [here / "examples" / script, *args], input=stdin, cwd=here, env=fixed | environ, timeout=60,
        capture_output=True, check=False,
    )  # fmt: skip
    return Ran(done.stdout.decode(), done.stderr.decode(), done.returncode)


def test_a_webhooks_body_becomes_a_mail(here: Path) -> None:
    """The file that it names is a mail to whoever ordered."""
    sku = "SKU2006-001"
    options = ("--scenario", "restock", "--restock-date", "+10bd", "--short", sku, "--shop", SHOP)
    ran = start("webhook.sh", "drafts", *options, here=here, stdin=BODY)
    assert ran.code == 0, ran.err
    mail = email.message_from_bytes((here / ran.out.strip()).read_bytes(), policy=policy.default)
    assert "@" in mail["To"]
    assert "December 7" in mail.get_content()


def test_a_webhook_that_lacks_a_fact_leaves_no_mail(here: Path) -> None:
    """The script ends with the program's own code, and its reasons."""
    ran = start("webhook.sh", "drafts", "--scenario", "restock", "--shop", SHOP, here=here, stdin=BODY)
    assert (ran.code, ran.out) == (3, "")
    assert "--restock-date" in ran.err
    assert list((here / "drafts").iterdir()) == []


def test_a_days_csv_becomes_a_folder_of_drafts(here: Path) -> None:
    """One for each order that holds the product."""
    options = ("--restock-date", "+10bd", "--paid", "--shop", SHOP)
    ran = start("day.sh", "examples/orders.csv", "MUG-NV", *options, here=here)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("All drafts are in drafts/")
    assert len(list(here.glob("drafts/*-MUG-NV/1023*.txt"))) == 2


def test_what_cannot_be_drafted_is_left_for_a_person(here: Path) -> None:
    """The CSV says why; the code is 1."""
    ran = start(
        "day.sh", "examples/orders.csv", "MUG-NV", "--restock-date", "+10bd", "--shop", SHOP, here=here
    )
    assert ran.code == 1
    (apart,) = here.glob("drafts/*/set-aside.csv")
    with apart.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["注文番号"] for row in rows}) == 2
    assert all("--paid" in row["stockmail"] for row in rows)


def test_a_wrong_call_drafts_nothing_and_says_so(here: Path) -> None:
    """Usage errors keep their code."""
    ran = start("day.sh", "examples/orders.csv", "MUG-NV", "--no-such-option", here=here)
    assert ran.code == 2
    assert "Nothing was drafted." in ran.err


def test_cron_hears_of_what_is_due_and_of_nothing_else(here: Path, run: Run) -> None:
    """Silence, so no mail, until the last day to reply has passed."""
    log = str(here / "log.sqlite")
    draft = ("draft", "-s", "restock", "--order", "examples/order.json", "--shop", SHOP, "--record")
    assert run(*draft, cwd=here, STOCKMAIL_LOG=log).code == 0
    assert run("log", "sent", "10234", cwd=here, STOCKMAIL_LOG=log).code == 0
    quiet = start("due.sh", SHOP, here=here, STOCKMAIL_LOG=log)
    assert quiet == ("", "", 0)
    later = start("due.sh", SHOP, here=here, STOCKMAIL_LOG=log, STOCKMAIL_TODAY="2026-11-30")
    assert later.code == 0
    assert "10234" in later.out


@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / "examples").glob("*.sh")))
def test_a_script_without_arguments_says_how_it_is_called(script: str, here: Path) -> None:
    """Nothing runs half-way."""
    ran = start(script, here=here)
    assert ran.code != 0
    assert "usage: " in ran.err
