"""How long mailmerge takes for the rows of a CSV file, in its own process, by its own functions.

Run by ``bench/batch.py`` with the Python of an environment in which mailmerge is installed. It
does what ``mailmerge --dry-run --no-limit --output-format raw`` does for each row, without its lines
about progress: renders the template, makes the mail of it, and prints it.
"""

import io
import json
import sys
import time
from pathlib import Path

from mailmerge.__main__ import print_message, read_csv_database
from mailmerge.template_message import TemplateMessage


def main() -> None:
    """Print the time for all rows, by clock and processor, and the text of the first few mails."""
    template, rows, shown = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    real, sys.stdout = sys.stdout, io.StringIO()
    message = TemplateMessage(template)
    texts = []
    start, begun = time.perf_counter(), time.process_time()
    for row in read_csv_database(rows):
        _sender, _recipients, mail = message.render(row)
        print_message(mail, "raw")
        if len(texts) < shown:
            texts.append(mail.get_payload(decode=True).decode())
        sys.stdout.seek(0)
        sys.stdout.truncate()
    clock, processor = time.perf_counter() - start, time.process_time() - begun
    sys.stdout = real
    print(json.dumps({"clock": clock, "processor": processor, "texts": texts}))


main()
