"""Whether a program was built with a sanitizer, whose memory tells nothing of the program's own."""


def sanitized(program):
    """Read in pieces: what this process has held counts as the memory of the programs that it starts."""
    kept = b""
    with open(program, "rb") as file:
        while piece := file.read(1 << 20):
            if b"__asan_init" in kept + piece or b"__tsan_init" in kept + piece:
                return True
            kept = piece[-16:]
    return False
