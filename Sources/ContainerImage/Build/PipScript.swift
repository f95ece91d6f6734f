extension Pip {
  /// Runs pip as if on another machine. Arguments: the values of markers there, the folder to install into, and pip's
  /// own.
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
    import json, runpy
    from pip._internal.configuration import Configuration
    from pip._internal.distributions.sdist import SourceDistribution
    from pip._internal.exceptions import InstallationError
    from pip._internal.models.scheme import Scheme
    from pip._internal.operations.install import wheel
    from pip._internal.req import req_install
    from pip._vendor.packaging import markers
    from pip._vendor.packaging.utils import canonicalize_name

    target, folder = json.loads(sys.argv[1]), sys.argv[2]
    here = markers.default_environment
    markers.default_environment = lambda: {**here(), **target}

    kept = {
        "cache-dir", "cert", "client-cert", "default-timeout", "extra-index-url", "find-links", "index-url",
        "keyring-provider", "no-cache-dir", "no-index", "proxy", "retries", "timeout", "trusted-host",
    }
    items = Configuration.items

    def settings(pairs):
        for key, value in pairs:
            # Newer ones have a dictionary for each file.
            if isinstance(value, dict):
                yield key, dict(settings(value.items()))
            elif key.rsplit(".", 1)[-1] in kept:
                yield key, value

    Configuration.items = lambda self: list(settings(items(self)))

    def refuse(self, *arguments, **options):
        raise InstallationError(f"{self.req.req or self.req.link} is not a wheel, and building one would run its code here")

    assert callable(SourceDistribution.prepare_distribution_metadata)
    SourceDistribution.prepare_distribution_metadata = refuse

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

    sys.argv = ["pip"] + sys.argv[3:]
    runpy.run_module("pip", run_name="__main__", alter_sys=True)
    """
}
