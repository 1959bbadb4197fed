"""Make a fresh machine ready for the newsroom: what has to stand before Django can start.

`make` calls it with the Python of the system, so it needs the standard library only and reads in any Python 3.6+.
Whatever keeps it from going on is said in one line on standard error, with a status other than zero.
"""

import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
HOST = "127.0.0.1"

# Programs, and the packages that bring them.
SERVERS = {"initdb": "postgresql", "redis-server": "redis-server"}
LOAD = {"initdb": "postgresql", "nginx": "nginx-light", "redis-server": "redis-server", "wrk": "wrk"}

IS_NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 11))"
BROWSERS = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
]


def main(task, *needs):
    os.chdir(str(ROOT))
    if task == "need":
        for need in needs:
            NEEDS[need]()
    elif task in ALONE:
        run_alone(task, *needs)
    else:
        serve(reloading=task == "dev")


def serve(*, reloading):
    """Set everything up and serve the newsroom until Ctrl-C."""
    port = free_port(os.environ.get("PORT") or "8000")
    seeds = os.environ.get("SEEDS")
    os.environ["DEBUG"] = "on" if reloading else "off"
    if seeds:
        use_texts_of(seeds)
    install_packages()
    prepared = subprocess.call([str(PYTHON), "manage.py", "prepare", *(["--seeds", seeds] if seeds else [])])
    if prepared != 0:
        sys.exit(prepared)
    deliver_beside(os.getpid())
    door = ["runserver", f"{HOST}:{port}"] if reloading else ["serve", str(port)]
    os.execv(str(PYTHON), [str(PYTHON), "manage.py", *door])


def deliver_beside(pid):
    """Start what sends messages, for as long as this process lives, which is about to become the server."""
    order = [str(PYTHON), "manage.py", "deliver_messages", "--beside", str(pid)]
    return subprocess.Popen(order, stdin=subprocess.DEVNULL)


def free_port(text):
    port = int(text) if text.isdigit() else 0
    if not 0 < port < 65536:
        sys.exit(f"PORT is a number between 1 and 65535, not {text!r}.")
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, port))
        except OSError as error:
            sys.exit(f"Port {port} cannot be used ({error.strerror}): choose another, as in PORT=8001.")
    return port


def run_alone(task, *options):
    """Run a command in a newsroom of its own, which stays for the next time."""
    for need in ALONE[task]:
        NEEDS[need]()
    use_folder_of_its_own(task)
    os.execv(str(PYTHON), [str(PYTHON), "manage.py", task, *options])


def use_texts_of(seeds):
    """Texts of another folder go to a newsroom of their own, named after the folder."""
    folder = Path(seeds).resolve()
    if not folder.is_dir():
        sys.exit(f"SEEDS names a folder of texts, and {folder} is none.")
    digest = hashlib.sha256(str(folder).encode()).hexdigest()[:8]
    use_folder_of_its_own("seeds-" + re.sub(r"\W+", "-", folder.name) + "-" + digest)


def use_folder_of_its_own(name):
    var = Path(os.environ.get("NEWSROOM_VAR") or str(ROOT / "var")).resolve() / name
    os.environ["NEWSROOM_VAR"] = str(var)
    own = os.environ.get(f"{name.upper()}_DATABASE_URL")  # BENCH_DATABASE_URL: measures may be taken on a server
    os.environ["DATABASE_URL"] = own or "sqlite:///" + quote(str(var / "newsroom.sqlite3"))


def install_packages(requirements="requirements.txt"):
    """Fill .venv with what the file asks for, unless that was done before."""
    stamp = VENV / f"{requirements}.sha256"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == fingerprint(requirements):
        return
    if not (answers(PYTHON, IS_NEW_ENOUGH) and answers(PYTHON, "import pip")):
        call([new_enough_python(), "-m", "venv", "--clear", str(VENV)], "The virtual environment could not be made.")
    print("Installing packages: a minute or two, once.", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    call([*pip, "--requirement", requirements], "The packages could not be installed: the lines above say why.")
    for name in {requirements, "requirements.txt"}:  # whoever has the packages for development has them all
        (VENV / f"{name}.sha256").write_text(fingerprint(name))


def fingerprint(requirements):
    """One digest of a requirements file and of those it includes."""
    text = Path(requirements).read_text()
    included = re.findall(r"^-r (\S+)", text, re.MULTILINE)
    return hashlib.sha256("".join([text, *map(fingerprint, included)]).encode()).hexdigest()


def new_enough_python():
    names = [sys.executable, "python3", "python3.13", "python3.12", "python3.11"]
    fitting = [name for name in names if shutil.which(name) and answers(name, IS_NEW_ENOUGH)]
    if not fitting:
        sys.exit(f"The newsroom needs Python 3.11 or newer, and here is Python {sys.version.split()[0]}.")
    whole = [name for name in fitting if answers(name, "import ensurepip, venv")]
    if not whole:
        sys.exit("Python has no venv here: install it (Debian: apt install python3-venv).")
    return whole[0]


def find_chromium():
    """The path of a Chromium or Chrome that starts, or None. The variable CHROMIUM goes first."""
    for name in filter(None, [os.environ.get("CHROMIUM"), *BROWSERS]):
        path = shutil.which(name)
        if path and starts([path, "--version"]):
            return path
    return None


def need_chromium():
    if not find_chromium():
        install("chromium")
    if not find_chromium():
        sys.exit("The browser tests need Chromium or Chrome: install one, or say where: CHROMIUM=/path/to/it.")


def need_gettext():
    if not shutil.which("xgettext"):
        install("gettext")
    if not shutil.which("xgettext"):
        sys.exit("The check of messages needs GNU gettext: install it (apt install gettext, brew install gettext).")


def find_nginx():
    """The path of nginx, or None. Debian keeps it where only root looks."""
    return shutil.which("nginx", path=os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"]))


def need_nginx():
    """Ask for nginx where it can be had; without it the tests of `deploy/` are skipped, and say so."""
    if not find_nginx():
        install("nginx")
    if not find_nginx():
        told = "Without nginx the tests of deploy/ are skipped (apt install nginx)."
        sys.exit(told) if os.environ.get("CI") else print(told, flush=True)


def find_server(name):
    """The path of a server's program, or None. Debian keeps those of PostgreSQL, of any version, out of the way."""
    debian = sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", *debian]))


def need_servers(servers):
    """Have these programs: names, and the packages of Debian that bring them."""
    missing = [package for name, package in servers.items() if not find_server(name)]
    if missing:
        install(*missing)
    for name in servers:
        if not find_server(name):
            sys.exit(f"This needs {name}: install it (apt install {servers[name]}).")


def install(*packages):
    """Ask Debian for packages, where this person may."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing {' and '.join(packages)}.", flush=True)
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        for order in (["update"], ["install", "--yes", *packages]):
            subprocess.call(["apt-get", "--quiet", "--quiet", *order], env=quiet, stdin=subprocess.DEVNULL)


def call(command, complaint):
    if subprocess.call(command) != 0:
        sys.exit(complaint)


def answers(python, question):
    """Whether this Python starts and says yes to a line of code."""
    return starts([str(python), "-c", question])


def starts(command):
    try:
        return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


NEEDS = {
    "packages": install_packages,
    "dev-packages": lambda: install_packages("requirements-dev.txt"),
    "chromium": need_chromium,
    "gettext": need_gettext,
    "nginx": need_nginx,
    "servers": lambda: need_servers(SERVERS),
    "load": lambda: need_servers(LOAD),
}

# Commands that fill a database of their own, and what they need.
ALONE = {
    "bench": ["dev-packages", "load"],
    "pictures": ["dev-packages", "chromium"],
    "lighthouse": ["packages", "chromium"],
}

if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
