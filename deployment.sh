#!/usr/bin/env bash
# Builds a stack's container images for linux/arm64 with the first builder that works, and deploys the stack.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: deployment.sh ENV [OPTION…]

Builds the image in stacks/apps/$STACK for linux/arm64 and runs
`stackkit deploy $STACK --env ENV --image …`. The builder is the first of docker,
podman, buildah and finch that works, or else `stackkit build`. If a stack has
several services, each has a folder there, with its name in lower case. Options
are passed on to `deploy`:

  ./deployment.sh staging
  ./deployment.sh staging --yes
  STACK=video-studio ./deployment.sh prod --dry-run

STACK        the stack; default: chatbot

Exit codes: 64 for wrong usage, the builder's own if the build fails; otherwise those of
`stackkit deploy`.
TEXT
}

refuse() {
  echo "error: $1" >&2
  exit "$2"
}

# A client without its daemon (or virtual machine) cannot build; `info` fails then.
find_builder() {
  local tool
  for tool in docker podman buildah finch; do
    if command -v "$tool" >/dev/null && "$tool" info >/dev/null 2>&1; then
      echo "$tool"
      return
    fi
  done
  return 1
}

# build TOOL FOLDER ARCHIVE: writes the image as one file. Builders print to stderr: stdout is for deploy.
build() {
  local tool=$1 folder=$2 archive=$3 tag="localhost/${2#stacks/apps/}:deployment"
  local options=(--platform linux/arm64 --tag "$tag")
  if [ "$tool" = stackkit ]; then
    stackkit build "$folder" --platform linux/arm64 --output "$archive" >&2
    return
  fi
  # Attestations would turn the image into an index with an entry for no platform.
  export BUILDX_NO_DEFAULT_ATTESTATIONS=1
  # Unlike the others, buildah keeps no layers unless told to: each build would take its full time, and deploy the same
  # files under another digest. With layers, it leaves the container of a step that failed, unless told not to.
  [ "$tool" != buildah ] || options+=(--layers --force-rm)
  "$tool" build "${options[@]}" "$folder" >&2
  case $tool in
    # Through stdout: a docker from a snap, or a finch in its virtual machine, may not see the archive's folder.
    docker | finch) "$tool" save "$tag" >"$archive" ;;
    podman) podman save --quiet --format oci-archive --output "$archive" "$tag" >&2 ;;
    buildah) buildah push --quiet "$tag" "oci-archive:$archive" >&2 ;;
  esac
}

stackkit() {
  if [ -x .build/debug/stackkit ]; then
    .build/debug/stackkit "$@"
  elif type -P stackkit >/dev/null; then
    command stackkit "$@"
  else
    swift run --quiet stackkit "$@"
  fi
}

case ${1-} in
  -h | --help)
    usage
    exit 0
    ;;
  '' | -*)
    usage >&2
    exit 64
    ;;
esac
environment=$1
shift

cd "$(dirname "${BASH_SOURCE[0]}")"
STACK=${STACK:-chatbot}
apps=stacks/apps/$STACK
shopt -s nullglob
dockerfiles=("$apps"/*/Dockerfile)
[ ! -f "$apps/Dockerfile" ] || dockerfiles=("$apps/Dockerfile")
# Checked before minutes of building.
[ "${#dockerfiles[@]}" -gt 0 ] ||
  refuse "there is no $apps/Dockerfile, and no Dockerfile in a folder for each service; STACK must name a folder in stacks/apps" 64
[ -f "stacks/templates/$STACK/$environment/deploy.json" ] ||
  refuse "$STACK has no environment '$environment': stacks/templates/$STACK/$environment/deploy.json does not exist" 64
# A name with control characters would change the terminal or the log of a CI job, where it is printed.
for dockerfile in "${dockerfiles[@]}"; do
  service=${dockerfile%/Dockerfile}
  service=${service#"$apps"}
  [[ ${service#/} != *[^abcdefghijklmnopqrstuvwxyz0123456789-]* ]] ||
    refuse "a folder in $apps has a Dockerfile but not the name of a service: lower-case letters a to z, digits and hyphens" 64
done
builder=$(find_builder) || builder=stackkit

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

images=()
for dockerfile in "${dockerfiles[@]}"; do
  folder=${dockerfile%/Dockerfile}
  # The service of the image, if there are several.
  service=${folder#"$apps"}
  service=${service#/}
  echo "Building $folder for linux/arm64 with $builder" >&2
  build "$builder" "$folder" "$scratch/${service:-image}.tar"
  images+=(--image "${service:+$service=}$scratch/${service:-image}.tar")
done
stackkit deploy "$STACK" --env "$environment" "${images[@]}" "$@"
