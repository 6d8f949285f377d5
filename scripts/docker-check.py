"""Looks whether what docker/ names exists; called by scripts/docker-check. Prints a line for each fault, and exits with 1."""

import glob
import json
import os
import re
import subprocess
import sys

import yaml
from compose_spec import PyOptions

PROGRAMS = os.environ["VIVARIUM_PROGRAMS"]
COMPOSE = "docker/compose.yaml"
DOCKERFILE = "docker/Dockerfile"
faults = []


def fault(place, text):
    faults.append(f"{place}: {text}")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def run(program, *arguments):
    return subprocess.run([os.path.join(PROGRAMS, program), *arguments], capture_output=True, text=True, check=False)


def flags_of(program):
    """The long flags of a program, each with whether it takes a value."""
    found = re.findall(r"^\s+(?:-\w, )?--([a-z][a-z-]*)(?:[ =](<)|(\[))?", run(program, "--help").stdout, re.M)
    return {name: bool(value or optional) for name, value, optional in found}


def instructions(text):
    """A Dockerfile's instructions, each in one line."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    return [line.split(None, 1) for line in joined.splitlines() if line.strip()]


def is_ignored(path):
    """Whether .dockerignore keeps a path of the checkout's first two levels out of the build."""
    ignored = False
    for line in read(".dockerignore").splitlines():
        pattern = line.strip()
        if not pattern or pattern.startswith("#"):
            continue
        keeps, name = pattern.startswith("!"), pattern.lstrip("!")
        if name == "*" or path == name or path.startswith(name + "/"):
            ignored = not keeps
    return ignored


def check_dockerfile():
    """The stages, and what they take from the checkout. Returns the stages and the node's part of the command line."""
    stages, stage, entry = {}, None, {}
    for name, rest in instructions(read(DOCKERFILE)):
        words = rest.split()
        if name == "FROM":
            stage = words[2] if len(words) > 2 else words[0]
            stages[stage] = words[0]
        elif name == "USER":
            entry[(stage, "user")] = rest
        elif name == "COPY":
            options = [word for word in words if word.startswith("--")]
            sources = [word for word in words if not word.startswith("--")][:-1]
            origin = next((option[7:] for option in options if option.startswith("--from=")), None)
            if origin and origin not in stages:
                fault(DOCKERFILE, f"COPY takes from {origin}, which is no stage before it")
            for source in [] if origin or sources == ["."] else sources:
                if not os.path.exists(source):
                    fault(DOCKERFILE, f"COPY names {source}, which does not exist")
                elif is_ignored(source):
                    fault(DOCKERFILE, f"COPY names {source}, which .dockerignore keeps out")
        elif name == "ENTRYPOINT":
            entry[stage] = json.loads(rest)
    for stage in ("node", "simulator"):
        if stage not in stages:
            fault(DOCKERFILE, f"there is no stage {stage}")
            continue
        parents = [stage]
        while parents[-1] in stages and stages[parents[-1]] in stages:
            parents.append(stages[parents[-1]])
        user = next((entry[(parent, "user")] for parent in parents if (parent, "user") in entry), "root")
        if user.split(":")[0] in ("root", "0"):
            fault(DOCKERFILE, f"the stage {stage} runs as root")
    channel = re.search(r'^channel = "(.*)"', read("rust-toolchain.toml"), re.M)[1]
    if f"FROM rust:{channel}-" not in read(DOCKERFILE):
        fault(DOCKERFILE, f"the build is not of Rust {channel}, which rust-toolchain.toml names")
    for member in re.findall(r'^\t"([^"]+)"', read("Cargo.toml"), re.M):
        if is_ignored(f"{member}/Cargo.toml"):
            fault(".dockerignore", f"the workspace's {member} is kept out")
    for source in glob.glob("*/src/**/*.rs", recursive=True) + glob.glob("pallets/**/src/**/*.rs", recursive=True):
        for included in re.findall(r'include_(?:bytes|str)!\("([^"]+)"\)', read(source)):
            path = os.path.normpath(os.path.join(os.path.dirname(source), included))
            if is_ignored(path):
                fault(".dockerignore", f"{path} is kept out, which {source} includes")
    features = re.search(r"FEATURES=([a-z-]+)/([a-z-]+)$", read(DOCKERFILE), re.M)
    crate = {"vivarium-runtime": "runtime", "vivarium-node": "node"}[features[1]]
    if not re.search(rf"^{features[2]} = ", read(f"{crate}/Cargo.toml"), re.M):
        fault(DOCKERFILE, f"{features[1]} has no feature {features[2]}")
    return stages, entry


def check_command(name, service, program, entry, flags):
    """Every flag of a service exists, has a value where it takes one, and is there once."""
    arguments = entry[1:] + service.get("command", [])
    given = {}
    values = iter(arguments)
    for argument in values:
        flag, _, value = argument.removeprefix("--").partition("=")
        if not argument.startswith("--") or flag not in flags:
            fault(COMPOSE, f"{name}: {program} has no flag {argument}")
            continue
        if flag in given:
            fault(COMPOSE, f"{name}: --{flag} is there twice")
        if flags[flag] and not value:
            value = next(values, "")
        elif value and not flags[flag]:
            fault(COMPOSE, f"{name}: --{flag} takes no value")
        given[flag] = value
    return given


def check_compose(stages, entry):
    try:
        options = PyOptions()
        options.apply_merge = True
        options.from_yaml(read(COMPOSE)).validate()
    except Exception as error:  # What the parser raises is its own affair; its words are what matters.
        fault(COMPOSE, f"it does not follow the Compose Specification: {error}")
        return {}
    compose = yaml.safe_load(read(COMPOSE))
    services, volumes = compose["services"], compose.get("volumes", {})
    built = {service["image"] for service in services.values() if "build" in service}
    taken, metrics = {}, {}
    flags = {"vivarium/node": flags_of("vivarium-node"), "vivarium/simulator": flags_of("vivarium-simulator")}
    for name, service in services.items():
        network = service.get("network_mode", "")
        if network.startswith("service:") and network[8:] not in services:
            fault(COMPOSE, f"{name}: there is no service {network[8:]}")
        for other in service.get("depends_on", {}):
            if other not in services:
                fault(COMPOSE, f"{name}: there is no service {other}")
        if "build" in service and service["build"]["target"] not in stages:
            fault(COMPOSE, f"{name}: the Dockerfile has no stage {service['build']['target']}")
        if service["image"].startswith("vivarium/") and service["image"] not in built:
            fault(COMPOSE, f"{name}: nothing builds {service['image']}")
        if ":" not in service["image"] and service["image"] not in built:
            fault(COMPOSE, f"{name}: {service['image']} has no version")
        mounts = {}
        for volume in service.get("volumes", []):
            source, target = volume.split(":")[:2]
            mounts[target] = source
            if source.startswith("."):
                if not os.path.exists(os.path.join("docker", source)):
                    fault(COMPOSE, f"{name}: {source} does not exist")
            elif source not in volumes:
                fault(COMPOSE, f"{name}: there is no volume {source}")
        if service["image"] not in flags:
            continue
        program = service["image"].replace("/", "-")
        given = check_command(name, service, program, entry.get(service["image"].split("/")[1], [program]), flags[service["image"]])
        for flag in ("port", "rpc-port", "prometheus-port"):
            port = given.get(flag)
            if port in taken:
                fault(COMPOSE, f"{name}: port {port} is that of {taken[port]} too, and they share a network")
            if port:
                taken[port] = name
        if "prometheus-port" in given:
            metrics[f"127.0.0.1:{given['prometheus-port']}"] = name
        if "rpc-port" in given and service.get("environment", {}).get("VIVARIUM_RPC_PORT") != given["rpc-port"]:
            fault(COMPOSE, f"{name}: the health check does not ask port {given['rpc-port']}")
        oracle = given.get("oracle-config")
        if oracle and oracle not in mounts:
            fault(COMPOSE, f"{name}: {oracle} is not mounted")
        if "chain" in given and run("vivarium-node", "export-chain-spec", "--chain", given["chain"]).returncode != 0:
            fault(COMPOSE, f"{name}: vivarium-node knows no chain {given['chain']}")
        check_peers(name, given, services)
    published = {port.split(":")[-1] for service in services.values() for port in service.get("ports", [])}
    for port in published - set(taken) - {"9090", "3000"}:
        fault(COMPOSE, f"port {port} is published, and nothing listens there")
    return metrics


def check_peers(name, given, services):
    """A bootnode is the node of this compose file that has its key."""
    bootnode = given.get("bootnodes")
    if not bootnode:
        return
    port, peer = re.fullmatch(r"/ip4/127\.0\.0\.1/tcp/(\d+)/p2p/(\w+)", bootnode).groups()
    for service in services.values():
        command = service.get("command", [])
        key = next((word[11:] for word in command if word.startswith("--node-key=")), None)
        if f"--port={port}" in command and key:
            shown = subprocess.run(
                [os.path.join(PROGRAMS, "vivarium-node"), "key", "inspect-node-key"],
                input=key, capture_output=True, text=True, check=False,
            )
            if peer not in shown.stdout:
                fault(COMPOSE, f"{name}: the node at port {port} is not {peer} but {shown.stdout.strip()}")
            return
    fault(COMPOSE, f"{name}: nobody has the bootnode's port {port}")


def check_monitoring(metrics):
    config = yaml.safe_load(read("docker/prometheus/prometheus.yml"))
    targets = {
        target: group["labels"]["node"]
        for job in config["scrape_configs"]
        for group in job["static_configs"]
        for target in group["targets"]
    }
    if targets != metrics:
        fault("docker/prometheus/prometheus.yml", f"it scrapes {targets}, and the nodes are {metrics}")
    sources = yaml.safe_load(read("docker/grafana/provisioning/datasources/prometheus.yml"))["datasources"]
    uids = {source["uid"] for source in sources}
    for path in glob.glob("docker/grafana/dashboards/*.json"):
        for panel in json.loads(read(path))["panels"]:
            for target in panel.get("targets", []):
                if target["datasource"]["uid"] not in uids:
                    fault(path, f"{panel['title']}: there is no data source {target['datasource']['uid']}")
    provider = yaml.safe_load(read("docker/grafana/provisioning/dashboards/vivarium.yml"))["providers"][0]
    mounted = [volume.split(":")[1] for volume in yaml.safe_load(read(COMPOSE))["services"]["grafana"]["volumes"]]
    if provider["options"]["path"] not in mounted:
        fault("docker/grafana", f"the dashboards' folder {provider['options']['path']} is not mounted")


stages, entry = check_dockerfile()
check_monitoring(check_compose(stages, entry))
for line in faults:
    print(line, file=sys.stderr)
sys.exit(1 if faults else 0)
