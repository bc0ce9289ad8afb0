"""A Dovecot of our own: free loopback ports, a temporary mail folder, a self-signed certificate."""

import contextlib
import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from imap_tools.imap_utf7 import utf7_encode

PROGRAM = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
PASSWORD = 'p"ss\\wörd'  # noqa: S105 - of a server that lives for seconds
# Root may not own mail; everybody else can only be themselves.
ROOT = os.geteuid() == 0
OWNER = "nobody" if ROOT else pwd.getpwuid(os.geteuid()).pw_name
GROUP = "nogroup" if ROOT else grp.getgrgid(os.getegid()).gr_name
INTERNAL = (
    ""
    if ROOT
    else "\n".join(
        (
            f"default_internal_user = {OWNER}",
            f"default_login_user = {OWNER}",
            f"default_internal_group = {GROUP}",
        )
    )
)
CONFIG = """
base_dir = {folder}/run
log_path = {folder}/log
protocols = imap
{internal}
first_valid_uid = 1
disable_plaintext_auth = no
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
mail_location = maildir:{folder}/mail/%u:LAYOUT={layout}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
  mailbox Entwurf {{
    special_use = \\Drafts
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {port_tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class Server(NamedTuple):
    """Where it listens, and the certificate to trust."""

    port: int
    port_tls: int
    certificate: Path

    def log_in(self, user: str) -> imaplib.IMAP4:
        """A connection past this machine's own client."""
        client = imaplib.IMAP4("127.0.0.1", self.port)
        client.authenticate("PLAIN", lambda _: f"\0{user}\0{PASSWORD}".encode())
        return client

    def make(self, user: str, *folders: str) -> None:
        """Create folders."""
        with self.log_in(user) as client:
            for folder in folders:
                assert client.create(b'"%b"' % utf7_encode(folder))[0] == "OK"  # type: ignore[arg-type]

    def mails(self, user: str, folder: str) -> list[tuple[str, bytes]]:
        """The flags and the bytes of every mail in *folder*."""
        with self.log_in(user) as client:
            assert client.select(b'"%b"' % utf7_encode(folder), readonly=True)[0] == "OK"  # type: ignore[arg-type]
            found = client.fetch("1:*", "(FLAGS BODY.PEEK[])")[1]
        return [(part[0].decode(), part[1]) for part in found if isinstance(part, tuple)]


@contextlib.contextmanager
def running(separator: str) -> Iterator[Server]:
    """The server, until the block ends. separator: of the levels of a folder's name."""
    with tempfile.TemporaryDirectory(prefix="dovecot") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "mail").mkdir()
        (folder / "mail").chmod(0o777)
        _certify(folder)
        ports = _free(), _free()
        layout = "fs" if separator == "/" else "Maildir++"
        (folder / "dovecot.conf").write_text(
            CONFIG.format(
                folder=folder, internal=INTERNAL, layout=layout, password=PASSWORD, owner=OWNER, group=GROUP,
                separator=separator, port=ports[0], port_tls=ports[1],
            ),
            encoding="utf-8",
        )  # fmt: skip
        words = [str(PROGRAM), "-F", "-c", str(folder / "dovecot.conf")]
        with subprocess.Popen(words, stderr=subprocess.PIPE) as server:
            try:
                _wait_for(ports[0], folder / "log")
                yield Server(*ports, folder / "cert.pem")
            finally:
                server.terminate()


def _certify(folder: Path) -> None:
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", names, "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(port: int, log: Path) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8") if log.exists() else "no log")
