# What each target does is written in the script it starts. Windows has no make: see README.md.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,$(shell command -v $(name) 2>/dev/null)))
READY = $(or $(PYTHON),$(error Newsdesk needs Python 3.11 or newer on the PATH)) tools/prepare.py
HERE = .venv/bin/python

.PHONY: run test bench wheel check-wheel picture lock

run: ## The main job on the sample editions: the window, or without a display the same in words
	@$(READY)
	@$(HERE) tools/main_job.py

test: ## Lint, format, types and tests
	@$(READY) --tests
	@$(HERE) tools/check.py

bench: ## How long things take on this machine (EDITIONS=folder for more than the samples)
	@$(READY) --tests
	@$(HERE) tests/bench/run.py $(EDITIONS)

wheel: ## dist/newsdesk-….whl
	@$(READY) --tests
	@$(HERE) tools/wheel.py

check-wheel: ## The wheel, installed into an empty environment and started from /
	@$(READY) --tests
	@$(HERE) tools/check_wheel.py

picture: ## The pictures in README.md, drawn anew
	@$(READY)
	@$(HERE) tools/picture.py

lock: ## The lock files, written anew from pyproject.toml (UPGRADE=--upgrade for the newest of everything)
	@$(READY)
	@$(HERE) tools/lock.py $(UPGRADE)
