"""`python -m almaty_cli`: the command, where no script for it is on the path."""

from almaty_cli.main import run

run()
