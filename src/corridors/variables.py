"""The variables of the environment that take settings; `deploy/README.md` tells what they mean."""

FOLDER_VARIABLE = "CORRIDORS_DATA"
EMBED_VARIABLE = "CORRIDORS_EMBED_IN"
HOSTS_VARIABLE = "CORRIDORS_ALLOWED_HOSTS"
LOG_VARIABLE = "CORRIDORS_ACCESS_LOG"
