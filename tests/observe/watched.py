"""A run of `observe` whose memory is watched."""
import os, subprocess, sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from sanitized import sanitized


def watched(program, arguments, lines=()):
    """The status, the output, what was said beside it, and the most memory that was held, in MB; 0 with a sanitizer."""
    done = subprocess.Popen([program, "observe", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    for line in lines:
        done.stdin.write(line)
    done.stdin.close()
    out, said = done.stdout.read(), done.stderr.read()
    _, status, used = os.wait4(done.pid, 0)
    return os.waitstatus_to_exitcode(status), out, said, 0 if sanitized(program) else used.ru_maxrss // 1024
