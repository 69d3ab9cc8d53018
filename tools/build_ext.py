#!/usr/bin/env python3
"""Builds flashlight._C into python/flashlight of this clone, so that PYTHONPATH=python works.

Compiles every file of src and python/ext whose sources or headers changed since the last time. For
daily work; `pip install .` goes through CMake. Options: --debug, --asan, --ubsan, -jN, -v, --werror; CC and CFLAGS are
honoured. Kernels are built without sanitizers with --asan and --ubsan: they compile ten times as long with them.
"""

import os
import shlex
import subprocess
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def dependencies(depfile):
    """The files a .d file names, None where there is none yet."""
    try:
        text = depfile.read_text()
    except OSError:
        return None
    return text.replace("\\\n", " ").split(":", 1)[1].split()


def stale(target, sources):
    try:
        built = target.stat().st_mtime
        return any(Path(s).stat().st_mtime > built for s in sources)
    except OSError:
        return True


def main(argv):
    debug = "--debug" in argv
    sanitize = [s for s in ("address", "undefined") if f"--{s[0]}{'san' if s[0] == 'a' else 'bsan'}" in argv]
    jobs = next((int(a[2:]) for a in argv if a.startswith("-j")), 2)
    tag = sysconfig.get_config_var("SOABI")
    kind = "-".join((["debug"] if debug else []) + sanitize) or "release"
    build = ROOT / "build" / f"ext-{kind}"
    cc = shlex.split(os.environ.get("CC", "cc"))
    flags = ["-std=gnu11", "-fPIC", "-fvisibility=hidden", "-fno-semantic-interposition", "-Wall", "-Wextra", "-g1"]
    flags += ["-O1", "-fno-omit-frame-pointer"] if debug or sanitize else ["-O2", "-DNDEBUG"]
    flags += [f"-fsanitize={','.join(sanitize)}"] if sanitize else []
    flags += ["-Werror"] if "--werror" in argv else []
    flags += ["-I" + str(ROOT / "include"), "-I" + str(ROOT / "src"), "-I" + str(ROOT / "python" / "ext")]
    flags += shlex.split(os.environ.get("CFLAGS", ""))
    python_include = ["-isystem", sysconfig.get_paths()["include"]]

    sources = sorted((ROOT / "src").rglob("*.c"))
    sources += sorted((ROOT / "python" / "ext").glob("*.c"))
    command_stamp = build / "command"
    command = " ".join(cc + flags)
    if not command_stamp.exists() or command_stamp.read_text() != command:
        build.mkdir(parents=True, exist_ok=True)
        for old in build.rglob("*.o"):
            old.unlink()
        command_stamp.write_text(command)

    def compile_one(source):
        relative = source.relative_to(ROOT)
        place = build / tag if relative.parts[0] == "python" else build
        target = place / relative.with_suffix(".o")
        depfile = target.with_suffix(".d")
        known = dependencies(depfile)
        if known is not None and not stale(target, known):
            return target, None
        target.parent.mkdir(parents=True, exist_ok=True)
        extra = python_include if relative.parts[0] == "python" else []
        these = [f for f in flags if not (f.startswith("-fsanitize") and "kernels" in relative.parts)]
        line = cc + these + extra + ["-MMD", "-MF", str(depfile), "-c", str(source), "-o", str(target)]
        if "-v" in argv:
            print(shlex.join(line), flush=True)
        done = subprocess.run(line, capture_output=True, text=True)
        if done.returncode:
            target.unlink(missing_ok=True)
        return target, (done.returncode, f"{done.stdout}{done.stderr}")

    objects, failed, compiled = [], False, 0
    with ThreadPoolExecutor(jobs) as pool:
        for target, result in pool.map(compile_one, sources):
            objects.append(str(target))
            if result:
                compiled += 1
                if result[1]:
                    sys.stderr.write(result[1])
                failed = failed or result[0] != 0
    if failed:
        return 1
    module = ROOT / "python" / "flashlight" / ("_C" + sysconfig.get_config_var("EXT_SUFFIX"))
    module.parent.mkdir(parents=True, exist_ok=True)
    link_stamp = build / "linked"
    if compiled or not module.exists() or not link_stamp.exists() or link_stamp.read_text() != "\n".join(objects):
        link = cc + ["-shared", "-Wl,-z,nodelete", "-o", str(module) + ".new", *objects, "-lm", "-lpthread", "-lz"]
        link += [f"-fsanitize={','.join(sanitize)}"] if sanitize else []
        subprocess.run(link, check=True)
        os.replace(str(module) + ".new", module)
        for other in (ROOT / "build").glob("ext-*/linked"):
            other.unlink()
        link_stamp.write_text("\n".join(objects))
    print(f"{module.relative_to(ROOT)}: {compiled} of {len(sources)} files compiled")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
