"""What is installed to build and to test is the same wherever it is listed."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])


def listed(text):
    """The packages of each apt-get command of a text."""
    return [set(words.split()) for words in
            re.findall(r"apt-get install -y --no-install-recommends ((?:[a-z0-9+.-]+ ?)+)", text)]


libraries = {"libcli11-dev", "nlohmann-json3-dev", "libfmt-dev", "libexpected-dev"}
for package, name in {"libcereal-dev": "cereal", "zlib1g-dev": "ZLIB"}.items():
    if "find_package(%s " % name in (root / "CMakeLists.txt").read_text():
        libraries.add(package)
build = {"g++", "cmake", "ninja-build"} | libraries
tools = {"catch2", "groff-base", "jq", "libxml2-utils", "pkgconf", "python3", "python3-jsonschema"}

readme = listed((root / "README.md").read_text())
assert build in readme, "README, to build: %s" % readme
assert build | tools in readme, "README, to test: %s" % readme
assert listed((root / ".ci" / "run").read_text()) == [build | tools], ".ci/run"
for packages in listed((root / ".github" / "workflows" / "ci.yml").read_text()):
    lacking = (build | tools if "catch2" in packages else build) - packages - {"g++"}
    assert not lacking, "a workflow lacks %s" % lacking
control = (root / "src" / "cmake" / "Package.cmake").read_text()
assert re.search(r'LIBRARY_PACKAGE_DEPENDS "(.*)"', control).group(1).split(", ")[:2] == ["libfmt-dev", "libexpected-dev"]
notices = (root / "data" / "notices.txt").read_text()
for package, name in {"libcli11-dev": "CLI11", "nlohmann-json3-dev": "JSON for Modern C++", "libfmt-dev": "fmt",
                      "libexpected-dev": "tl::expected", "libcereal-dev": "cereal", "zlib1g-dev": "zlib"}.items():
    assert (package in libraries) == bool(re.search(r"(?m)^%s \(" % re.escape(name), notices)), \
        "data/notices.txt and %s" % name
