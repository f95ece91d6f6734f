"""The committed templates: where they are, and what deploy.json says of each."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = ROOT / "stacks" / "templates"
# For an image variable, which has no default: `stackkit deploy` fills it.
IMAGE = "example@sha256:" + "0123456789abcdef" * 4


def labels(environment: str = "*") -> list[str]:
    """STACK/ENVIRONMENT, of each stack that is committed."""
    found = sorted(str(path.parent.relative_to(TEMPLATES)) for path in TEMPLATES.glob(f"*/{environment}/deploy.json"))
    if not found:
        raise SystemExit(f"error: there is no template in {TEMPLATES}")
    return found


def manifest(label: str) -> dict:
    return json.loads((TEMPLATES / label / "deploy.json").read_text())


def image_variables(*manifests: dict) -> dict[str, str]:
    """Terraform's variables of the images, as its environment takes them."""
    return {"TF_VAR_" + service["imageVariable"]: IMAGE for one in manifests for service in one["services"]}
