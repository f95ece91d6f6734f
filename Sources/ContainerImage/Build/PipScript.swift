extension Pip {
  /// Runs pip as if on another machine. Arguments: the values of markers there, the folder to install into, the folder
  /// with the requirements, and pip's own.
  ///
  /// Requirements are whatever the author of a pull request writes. They come from the folder with the Dockerfile only,
  /// and name packages of an index, wheels in that folder, or wheels by https. No version control system is called: git
  /// would run with this user's configuration. A variable is not replaced, and a certificate is always checked. The same
  /// holds for the links of an index and of a page, and for redirects: only places in pip's own configuration on this
  /// machine may be elsewhere, or use http.
  ///
  /// Python does not import files from the caller's folder. Of pip's configuration, in files and in the environment,
  /// only the settings for fetching packages are used: what is installed, and where, is decided by the Dockerfile and
  /// this program. Nothing is built, because that would run a package's code here, for another processor.
  ///
  /// Modules, programs, headers and data each have their own folder, as in the image's Python; `--target` would mix
  /// them, and leave the headers with this machine's Python. The result does not depend on this machine: programs start
  /// the first Python in `PATH`, and the URL of a wheel, which may contain a user name, is not stored.
  static let script = """
    import sys
    sys.path.pop(0)
    import json, os, re, runpy, zipfile
    from urllib.parse import urlsplit
    from pip._internal.configuration import Configuration
    from pip._internal.distributions.sdist import SourceDistribution
    from pip._internal.exceptions import InstallationError
    from pip._internal.models.link import Link
    from pip._internal.models.scheme import Scheme
    from pip._internal.network.session import PipSession
    from pip._internal.operations import prepare
    from pip._internal.operations.install import wheel
    from pip._internal.req import req_file, req_install
    from pip._internal.vcs import vcs
    from pip._vendor.packaging import markers
    from pip._vendor.packaging.utils import canonicalize_name

    target, folder, context = json.loads(sys.argv[1]), sys.argv[2], os.path.realpath(sys.argv[3])
    # Paths in requirements are relative to it.
    os.chdir(context)
    here = markers.default_environment
    markers.default_environment = lambda: {**here(), **target}

    kept = {
        "cache-dir", "cert", "client-cert", "default-timeout", "extra-index-url", "find-links", "index-url",
        "keyring-provider", "no-cache-dir", "no-index", "proxy", "retries", "timeout", "trusted-host",
    }
    # The indexes and folders, and the hosts, that this machine's own settings name.
    places, hosts = set(), set()
    items = Configuration.items

    def settings(pairs):
        for key, value in pairs:
            # Newer ones have a dictionary for each file.
            if isinstance(value, dict):
                yield key, dict(settings(value.items()))
            elif key.rsplit(".", 1)[-1] in kept:
                name = key.rsplit(".", 1)[-1]
                if name in ("extra-index-url", "find-links", "index-url"):
                    places.update(str(value).split())
                elif name == "trusted-host":
                    hosts.update(str(value).lower().split())
                yield key, value

    Configuration.items = lambda self: list(settings(items(self)))

    def refuse(self, *arguments, **options):
        raise InstallationError(f"{self.req.req or self.req.link} is not a wheel, and building one would run its code here")

    assert callable(SourceDistribution.prepare_distribution_metadata)
    SourceDistribution.prepare_distribution_metadata = refuse

    for name in list(vcs):
        vcs.unregister(name)
    assert not vcs.backends

    def is_inside(path):
        return os.path.realpath(path).startswith(context.rstrip("/") + "/")

    def is_here(path):
        if is_inside(path):
            return True
        beside = os.path.realpath(os.path.dirname(path))
        if ".." in path.split("/") or (beside + "/").startswith(context.rstrip("/") + "/"):
            return False
        for place in places:
            if place.lower().startswith("file:"):
                place = Link(place).file_path
            elif "://" in place:
                continue
            place = os.path.abspath(os.path.expanduser(place))
            if not os.path.isdir(place):
                place = os.path.dirname(place) if os.path.isfile(place) else "/"
            # A link in such a folder may lead anywhere, because this machine's user has made it.
            if place != "/" and os.path.abspath(path).startswith(place + "/"):
                return True
        return False

    def origin(url):
        parts = urlsplit(url)
        return parts.scheme, parts.hostname, parts.port or 80

    def permit(url):
        try:
            scheme, host, port = origin(url)
            if scheme == "https" or scheme == "file" and is_here(Link(url).file_path):
                return
            if scheme == "http" and (
                    host in hosts or f"{host}:{port}" in hosts or origin(url) in [origin(place) for place in places]):
                return
        except ValueError:
            pass
        raise InstallationError(
            f"'{re.split('[?#]', url)[0][:200]}' is neither an https URL nor a file in the folder with the Dockerfile; set "
            "another index or folder in pip's configuration on this machine")

    unpack = prepare.unpack_url

    def unpack_permitted(link, *arguments, **options):
        permit(link.url)
        return unpack(link, *arguments, **options)

    prepare.unpack_url = unpack_permitted

    # Pages and downloads, and what they are redirected to.
    adapter = PipSession.get_adapter

    def permitted(self, url):
        permit(url)
        return adapter(self, url)

    PipSession.get_adapter = permitted

    prepared = prepare._get_prepared_distribution

    def bounded(requirement, *arguments, **options):
        path = requirement.local_file_path
        if path and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                members = archive.infolist()
            limit = min(4 << 30, max(64 << 20, 100 * os.path.getsize(path)))
            if sum(member.file_size for member in members) > limit:
                raise InstallationError(
                    f"the wheel {requirement.link.filename} has files of more than {limit >> 20} MiB in all, too much for its "
                    "size")
            if len(members) > 100_000:
                raise InstallationError(f"the wheel {requirement.link.filename} has more than 100000 files")
        return prepared(requirement, *arguments, **options)

    # Before the metadata is read from the wheel.
    prepare._get_prepared_distribution = bounded

    contents = req_file.get_file_content
    sizes = []

    def read(path, *arguments, **options):
        if re.match("(?i)(https?|file):", path) or not is_inside(path) or not os.path.isfile(path):
            raise InstallationError(
                f"'{os.path.relpath(path, context)}' is not a file in the folder with the Dockerfile; requirements and "
                "constraints are read from there only")
        sizes.append(os.path.getsize(path))
        # Each time, because files may include each other.
        if len(sizes) > 100 or sum(sizes) > 1 << 20:
            raise InstallationError(
                f"'{os.path.relpath(path, context)}': requirements and constraints may have 100 files and 1 MiB in all, "
                "counting a file each time that another includes it")
        return contents(path, *arguments, **options)

    req_file.get_file_content = read

    def variables(lines):
        for number, line in lines:
            found = req_file.ENV_VAR_RE.search(line)
            if found:
                raise InstallationError(
                    f"line {number} of a requirements file has {found[0]}, but variables of this machine are not used there")
            yield number, line

    assert callable(req_file.expand_env_variables)
    req_file.expand_env_variables = variables

    def check(line):
        def fault(reason):
            path = os.path.relpath(line.filename, context)
            return InstallationError(f"{path}, line {line.lineno}: {reason}")

        def options(*names):
            for name in names:
                value = getattr(line.opts, name, None)
                yield from value if isinstance(value, (list, dict)) else [value] if value else []

        if any(options("editables")):
            raise fault("--editable is not supported: pip would run the package's code, or git; use wheels")
        if any(options("trusted_hosts")):
            raise fault("--trusted-host is not allowed: certificates are always checked")
        for name in ("config_settings", "features_enabled", "global_options", "install_options"):
            if any(options(name)):
                raise fault(f"this option ({name}) is not supported")
        for url in options("index_url", "extra_index_urls"):
            if not re.match("(?i)https://[^/@]+(/|$)", url):
                raise fault(
                    "an index must be an https URL without a login; set another index in pip's configuration on this machine")
        for place in options("find_links"):
            beside = os.path.join(os.path.dirname(os.path.abspath(line.filename)), place)
            is_path = not re.match("(?i)[a-z][a-z0-9+.-]*:", place)
            if not re.match("(?i)https://[^/@]+(/|$)", place) and not (
                    is_path and not place.startswith("~") and is_inside(beside) and is_inside(place)
                    and (os.path.isdir(beside) or os.path.isdir(place))):
                raise fault("--find-links must be an https URL without a login, or a folder in the folder with the Dockerfile")

    parse = req_file.RequirementsFileParser._parse_file

    def lines(self, *arguments, **options):
        for line in parse(self, *arguments, **options):
            check(line)
            yield line

    req_file.RequirementsFileParser._parse_file = lines

    start = req_install.InstallRequirement.__init__

    def requirement(self, *arguments, **options):
        start(self, *arguments, **options)
        link = self.link
        name = getattr(self.req, "name", None) or (link and link.filename) or "a requirement"
        if self.editable:
            raise InstallationError(f"{name} is editable, which is not supported; use wheels")
        if link is None or link.scheme == "https" or link.scheme == "file" and is_inside(link.file_path):
            return
        where = "a file outside of the folder with the Dockerfile" if link.scheme == "file" else f"'{link.scheme}:'"
        raise InstallationError(
            f"{name} comes from {where}; allowed are packages of an index, https URLs of wheels, and wheels in that folder")

    req_install.InstallRequirement.__init__ = requirement

    install_wheel = wheel.install_wheel

    def install(name, *arguments, **options):
        options["scheme"] = Scheme(
            platlib=folder + "/site-packages", purelib=folder + "/site-packages", scripts=folder + "/bin",
            headers=folder + "/include/" + canonicalize_name(name), data=folder)
        options["direct_url"] = None
        return install_wheel(name, *arguments, **options)

    # Newer ones fetch it from the first, older ones have it in the second.
    wheel.install_wheel = req_install.install_wheel = install

    entry_points = wheel.get_entrypoints

    def programs(distribution):
        console, gui = entry_points(distribution)
        # Some Pythons take `;` for a comment as the specification does, and some do not.
        found = {name: value for name, value in {**gui, **console}.items() if name[:1] not in "#;"}
        for name in found:
            if name in (".", "..") or any(character in "/[" or character.isspace() for character in name):
                raise InstallationError(f"its program '{name}' has an invalid name")
        return found, {}

    wheel.get_entrypoints = programs
    # pip and setuptools would get programs named after the Python that runs here.
    assert callable(wheel.get_console_script_specs)
    wheel.get_console_script_specs = lambda console: [f"{name} = {value}" for name, value in console.items()]

    python = "/usr/bin/env python3"
    assert callable(wheel.PipScriptMaker._get_shebang)
    wheel.PipScriptMaker._get_shebang = lambda *arguments, **options: f"#!{python}\\n".encode()
    wheel.PipScriptMaker.script_template = (
        "import sys\\n\\nfrom %(module)s import %(import_name)s\\n\\n"
        'if __name__ == "__main__":\\n    sys.exit(%(func)s())\\n'
    )
    # What replaces `#!python` in a package's own programs.
    sys.executable = python

    sys.argv = ["pip"] + sys.argv[4:]
    runpy.run_module("pip", run_name="__main__", alter_sys=True)
    """
}
