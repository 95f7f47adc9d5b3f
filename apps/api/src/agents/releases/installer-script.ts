/** What the installer may fetch for one kind of machine. */
export interface InstallablePackage {
  /** As `dpkg --print-architecture` says it. */
  readonly architecture: string;
  readonly file: string;
  readonly sha256: string;
}

const INTRODUCTION = `#!/bin/sh
# Installs the Siteward agent on Debian or Ubuntu, and enrols it when a token is given.
#   --token TOKEN   one-time token of the site (or in the variable SITEWARD_TOKEN, where other users cannot read it)
#   --name NAME     how the agent calls itself; the host name when absent
set -eu

fail() { echo "siteward-agent was not installed: $1" >&2; exit 1; }
`;

const OPTIONS = `  token="\${SITEWARD_TOKEN:-}"
  name="$(hostname)"
  while [ $# -gt 0 ]; do
    case "$1" in
      --token) [ $# -ge 2 ] || fail "--token needs a value"; token="$2"; shift 2 ;;
      --name) [ $# -ge 2 ] || fail "--name needs a value"; name="$2"; shift 2 ;;
      *) fail "there is no option $1; there are --token and --name" ;;
    esac
  done
  [ "$(id -u)" = 0 ] || fail "it has to be run by root: put sudo before sh"
  command -v dpkg >/dev/null && command -v apt-get >/dev/null || fail "this is not Debian or Ubuntu"
  machine="$(dpkg --print-architecture)"`;

const STEPS = `  folder="$(mktemp -d)"
  trap 'rm -rf "$folder"' EXIT
  chmod 755 "$folder"
  echo "Fetching $file"
  if command -v curl >/dev/null; then
    curl -fsSL -o "$folder/$file" "$centre/install/$file" || fail "the package cannot be fetched"
  elif command -v wget >/dev/null; then
    wget -q -O "$folder/$file" "$centre/install/$file" || fail "the package cannot be fetched"
  else
    fail "neither curl nor wget is there: apt-get install curl"
  fi
  echo "$sum  $folder/$file" | sha256sum -c - >/dev/null 2>&1 || fail "the package is not the one the centre announced"

  DEBIAN_FRONTEND=noninteractive apt-get install -y "$folder/$file" || fail "apt-get could not install the package"
  if [ -n "$token" ]; then
    printf '%s\\n' "$token" | siteward-agent enroll --url "$centre" --token - --name "$name" ||
      fail "the package is there, but the agent did not enrol"
  else
    echo "Installed. Enrol it with: siteward-agent enroll --url $centre --token TOKEN"
  fi`;

/**
 * The script that `GET /install.sh` answers: for a POSIX shell, run by root. Everything is inside a function that is called in
 * the last line, so that a script that was cut off does nothing.
 * @param url base of the API, without a slash at the end
 */
export function installerScript(url: string, packages: readonly InstallablePackage[]): string {
  const cases = packages.map(
    ({ architecture, file, sha256 }) => `    ${architecture}) file=${quoted(file)} sum=${quoted(sha256)} ;;`,
  );
  return [
    INTRODUCTION,
    'install_agent() {',
    `  centre=${quoted(url)}`,
    OPTIONS,
    '  case "$machine" in',
    ...cases,
    '    *) fail "there is no package for $machine at $centre" ;;',
    '  esac',
    STEPS,
    '}',
    '',
    'install_agent "$@"',
    '',
  ].join('\n');
}

/** As one word of a shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
