"""Plans of main.tf, made by a stand-in for the provider that knows every value at once."""

import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from templates import image_variables

# The stand-in provider, with changes: values are known when it plans; every answer is from us-east-1, since
# plans of several regions meet here; the schema is written down once; and ten thousand connections are taken, since each
# keeps a thread forever.
PROVIDER = """
import concurrent.futures, functools, sys, types
sys.path.insert(0, sys.argv[1])
import provider
pool, plan = concurrent.futures.ThreadPoolExecutor, provider.plan_block
provider.futures = types.SimpleNamespace(ThreadPoolExecutor=lambda max_workers: pool(max_workers=10_000))
def unless_unknown(configured, known):  # What the configuration does not know yet must stay so.
    if configured is provider.UNKNOWN and known is not None:
        return configured
    if isinstance(configured, dict) and isinstance(known, dict):
        return {key: unless_unknown(configured.get(key), value) for key, value in known.items()}
    if isinstance(configured, list) and isinstance(known, list) and len(configured) == len(known):
        return [unless_unknown(*pair) for pair in zip(configured, known)]
    return known
context = provider.Ctx
provider.Ctx = lambda region=None, default_tags=None: context(default_tags=default_tags)
provider.plan_block = lambda context, kind, block, proposed, prior: unless_unknown(
    proposed, provider.apply_block(context, kind, block, plan(context, kind, block, proposed, prior)))
schema = functools.cache(lambda: provider.Provider.write_schema(None, None, None))
provider.Provider.write_schema = provider.Provider.GetProviderSchema
provider.Provider.GetProviderSchema = lambda self, request, context: schema()
provider.main(["--serve", sys.argv[2]])
"""


class Terraform:
    """Plans folders that hold a main.tf, as many at a time as there are processors, with one provider for all."""

    def __init__(self, folders):
        texts = "".join((folder / "main.tf").read_text() for folder in folders)
        found = set(re.findall(r'^(resource|data) "(\w+)"', texts, re.MULTILINE))
        self.types = sorted("data." * (kind == "data") + name for kind, name in found)

    def __enter__(self):
        tools = Path(os.environ["STACKKIT_TOOLS"], "terraform-aws")
        subprocess.run([tools / "check"], check=True)  # Without a folder it only sets up its cache.
        caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        cache = Path(os.environ.get("STACKKIT_TF_CACHE") or Path(caches, "stackkit-terraform-aws"))
        self.folder = tempfile.TemporaryDirectory()
        # The schemas of the types that are used: terraform asks for all that the provider has, each time.
        python, schema = cache / "venv/bin/python", os.path.join(self.folder.name, "schema.json")
        wheel = next(cache.glob("cdktf_cdktf_provider_aws-*.whl"))
        subprocess.run([python, tools / "derive_schema.py", wheel, schema, *self.types], check=True, stdout=subprocess.DEVNULL)
        self.provider = subprocess.Popen(
            [python, "-c", PROVIDER, tools / "stub", os.path.join(self.folder.name, "socket")],
            env=dict(os.environ, AWS_STUB_SCHEMA=schema, AWS_STUB_VALUES=str(cache / "values.json")),
            stdout=subprocess.PIPE, text=True)
        address = self.provider.stdout.readline().strip()
        if not address:
            raise SystemExit("the stand-in provider did not start")
        self.environment = dict(
            os.environ, TF_REATTACH_PROVIDERS=address, TF_CLI_CONFIG_FILE=str(cache / "terraform.rc"),
            CHECKPOINT_DISABLE="1", TF_IN_AUTOMATION="1", GOGC="400")
        self.pool = concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count())
        return self

    def __exit__(self, *_):
        self.pool.shutdown(cancel_futures=True)
        self.provider.terminate()
        self.provider.wait()
        self.folder.cleanup()

    def plan(self, folder):
        """Writes plan.json beside main.tf; returns what is wrong, or None."""
        manifests = (folder / "deploy.json", folder.parent / "deploy.json")
        found = [json.loads(manifest.read_text()) for manifest in manifests if manifest.exists()]
        environment = self.environment | image_variables(*found)
        for arguments in (["plan", "-input=false", "-lock=false", "-refresh=false", "-out=plan"], ["show", "-json", "plan"]):
            command = ["terraform", arguments[0], "-no-color", *arguments[1:]]
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
            if done.returncode != 0 or "Warning" in done.stdout and arguments[0] == "plan":
                return f"{folder}: {' '.join(command[:2])} says\n{done.stdout}{done.stderr}"
        (folder / "plan.json").write_text(done.stdout)
        (folder / "plan").unlink()
        return None

    def plan_all(self, folders):
        return [problem for problem in self.pool.map(self.plan, folders) if problem]


def collect(source, target):
    """Gives each template a folder of its own: template.yaml, main.tf; a repository's are called the same there.

    What stands in us-east-1 is an edge.yaml beside them.
    """
    for yaml in sorted(source.rglob("*.yaml")):
        if yaml.name == "edge.yaml":
            continue
        folder, main = target / yaml.parent.relative_to(source), yaml.parent
        if yaml.name == "repository.yaml":
            folder, main = folder / "repository", main / "repository"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(yaml, folder / "template.yaml")
        shutil.copy(main / "main.tf", folder)
        for name in ("deploy.json", "edge.yaml"):
            if (main / name).exists():
                shutil.copy(main / name, folder)
        yield folder
