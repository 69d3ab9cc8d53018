"""Weights from URLs, kept in PyTorch's own cache folder, and models by the entry points of a local hubconf.py.

What is downloaded is data and is read as data (see `flashlight.load`). Programs are never downloaded: `load` takes
folders.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlparse

__all__ = ["download_url_to_file", "get_dir", "help", "list", "load", "load_state_dict_from_url", "set_dir"]

HASH_REGEX = re.compile(r"-([a-f0-9]*)\.")
READ_DATA_CHUNK = 1 << 17
_hub_dir = None


def _get_torch_home():
    cache = os.getenv("XDG_CACHE_HOME", "~/.cache")
    return os.path.expanduser(os.getenv("TORCH_HOME", os.path.join(cache, "torch")))


def get_dir():
    """The folder of downloads: what set_dir said, else hub/ in $TORCH_HOME, else ~/.cache/torch/hub."""
    return os.path.join(_get_torch_home(), "hub") if _hub_dir is None else _hub_dir


def set_dir(d):
    """Sets the directory that downloads are kept in."""
    global _hub_dir
    _hub_dir = os.path.expanduser(d)


def download_url_to_file(url, dst, hash_prefix=None, progress=True):
    """Downloads into a temporary file beside dst, checks that its SHA-256 begins with hash_prefix, and renames it."""
    from urllib.request import Request, urlopen

    dst = os.path.expanduser(dst)
    partial = None
    try:
        with urlopen(Request(url, headers={"User-Agent": "flashlight.hub"})) as response:
            size = response.headers.get("Content-Length")
            with tempfile.NamedTemporaryFile(
                dir=os.path.dirname(dst) or ".", prefix=os.path.basename(dst) + ".", suffix=".partial", delete=False
            ) as file:
                partial = file.name
                digest = hashlib.sha256()
                with _progress(int(size) if size else None, progress) as bar:
                    while chunk := response.read(READ_DATA_CHUNK):
                        file.write(chunk)
                        digest.update(chunk)
                        bar.update(len(chunk))
        if hash_prefix is not None and not digest.hexdigest().startswith(hash_prefix):
            raise RuntimeError(f'invalid hash value (expected "{hash_prefix}", got "{digest.hexdigest()}")')
        shutil.move(partial, dst)
    finally:
        if partial is not None and os.path.exists(partial):
            os.remove(partial)


def _bar_class():
    """tqdm's bar where tqdm is installed."""
    try:
        from tqdm import tqdm
    except ImportError:
        tqdm = _NoBar
    return tqdm


def _progress(total, wanted):
    return _bar_class()(total=total, disable=not wanted, unit="B", unit_scale=True, unit_divisor=1024)


class _NoBar:
    def __init__(self, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        pass

    def update(self, count):
        pass


def load_state_dict_from_url(
    url, model_dir=None, map_location=None, progress=True, check_hash=False, file_name=None, weights_only=False
):
    """What `flashlight.load` makes of a URL's file, downloaded if not in model_dir (checkpoints/ in get_dir())."""
    from flashlight.serialization import load

    if model_dir is None:
        model_dir = os.path.join(get_dir(), "checkpoints")
    os.makedirs(model_dir, exist_ok=True)
    name = os.path.basename(urlparse(url).path) if file_name is None else file_name
    path = os.path.join(model_dir, name)
    if not os.path.exists(path):
        sys.stderr.write(f'Downloading: "{url}" to {path}\n')
        found = HASH_REGEX.search(name) if check_hash else None
        download_url_to_file(url, path, found.group(1) if found else None, progress=progress)
    return load(path, map_location=map_location, weights_only=weights_only)


# ---- Entry points of a hubconf.py ------------------------------------------------------------------------------------


def _hubconf(repo_or_dir, source):
    if source not in ("github", "local"):
        raise ValueError(f'Unknown source: "{source}". Allowed values: "github" | "local".')
    if source == "github":
        raise NotImplementedError(
            f"flashlight.hub runs no downloaded code: clone {repo_or_dir!r} and pass source='local'"
        )
    path = Path(os.path.expanduser(repo_or_dir)) / "hubconf.py"
    sys.path.insert(0, str(path.parent))
    try:
        spec = importlib.util.spec_from_file_location("hubconf", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
    missing = [name for name in getattr(module, "dependencies", ()) if importlib.util.find_spec(name) is None]
    if missing:
        raise RuntimeError(f"Missing dependencies: {', '.join(missing)}")
    return module


def _entry(repo_or_dir, model, source):
    if not isinstance(model, str):
        raise ValueError("Invalid input: model should be a string of function name")
    entry = getattr(_hubconf(repo_or_dir, source), model, None)
    if not callable(entry):
        raise RuntimeError(f"Cannot find callable {model} in hubconf")
    return entry


def load(
    repo_or_dir,
    model,
    *args,
    source="github",
    trust_repo="check",
    force_reload=False,
    verbose=True,
    skip_validation=False,
    **kwargs,
):
    """The result of the entry point `model` of the hubconf.py in a local folder."""
    return _entry(repo_or_dir, model, source.lower())(*args, **kwargs)


def list(github, force_reload=False, skip_validation=False, trust_repo="check", verbose=True):  # noqa: A001
    """The names of the entry points of a folder's hubconf.py."""
    return [n for n, f in vars(_hubconf(github, _where(github))).items() if callable(f) and not n.startswith("_")]


def help(github, model, force_reload=False, skip_validation=False, trust_repo="check"):  # noqa: A001
    """The documentation of an entry point."""
    return _entry(github, model, _where(github)).__doc__


def _where(github):
    return "local" if os.path.isdir(os.path.expanduser(github)) else "github"
