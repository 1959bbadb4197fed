# The newsroom's commands: `make` alone lists them.

BOOTSTRAP = python3 newsroom/bootstrap.py
PYTHON = .venv/bin/python
TRACKED_BY_MISTAKE = var .env '*.sqlite3*' '*.mo' '*.py[cod]'

export PORT SEEDS CHROMIUM

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: ## Set everything up and serve the newsroom [PORT=8000] [SEEDS=folder of texts]
	@$(BOOTSTRAP) run

dev: ## The same with DEBUG and a server that reloads [PORT=8000] [SEEDS=folder of texts]
	@$(BOOTSTRAP) dev

test: ## Run the tests, browser tests included [ROOM=articles]
	@$(BOOTSTRAP) need dev-packages chromium nginx
	@$(PYTHON) manage.py compile_translations
	@$(PYTHON) manage.py test --parallel auto $(ROOM)

test-services: ## Run the same tests on PostgreSQL and Redis, on servers of their own [ROOM=articles]
	@$(BOOTSTRAP) need dev-packages chromium servers nginx
	@$(PYTHON) manage.py compile_translations
	@$(PYTHON) -m newsroom.tests.servers $(PYTHON) manage.py test --parallel auto $(ROOM)

deploy-check: ## Put the newsroom up as deploy/README.md says, in a scratch folder: TLS, update under load, backup
	@$(BOOTSTRAP) need dev-packages servers nginx
	@$(PYTHON) -m newsroom.tests.servers deploy/check.sh

check: ## Look over the code, the templates, the migrations and the translations
	@$(BOOTSTRAP) need dev-packages gettext
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m djlint --lint --quiet .
	@$(PYTHON) manage.py check --fail-level WARNING
	@$(PYTHON) manage.py makemigrations --check
	@$(PYTHON) manage.py check_translations
	@! git ls-files -- $(TRACKED_BY_MISTAKE) | grep . || (echo "These do not belong in git." >&2; false)

messages: ## Gather new texts of the interface for translation
	@$(BOOTSTRAP) need packages gettext
	@$(PYTHON) manage.py makemessages --locale ru --add-location file --no-obsolete --no-wrap --ignore '*/tests/*'

fixtures: ## Write what the five texts became to seeds/fixtures/newsroom.json
	@$(BOOTSTRAP) need packages
	@$(PYTHON) manage.py dump_fixtures

workflow: ## Draw the way of a text from its table to docs/pictures/workflow.svg
	@$(BOOTSTRAP) need packages
	@$(PYTHON) manage.py draw_workflow

bench: ## Measure, and write docs/measurements.md [ONLY='growth desk'] [STORIES=100000]
	@$(BOOTSTRAP) bench $(ONLY) $(if $(STORIES),--stories $(STORIES))

pictures: ## Take every page as contact sheets, and the README's pictures [ONLY='front readme']
	@$(BOOTSTRAP) pictures $(ONLY)

lighthouse: ## Ask Lighthouse and html-validate about the pages that readers open most (needs Node.js)
	@$(BOOTSTRAP) lighthouse

audit: ## Check accessibility of every page in every scheme and size, and write down the result (half an hour)
	@$(BOOTSTRAP) need dev-packages chromium
	@$(PYTHON) manage.py compile_translations
	@$(PYTHON) manage.py audit

.PHONY: help run dev test test-services deploy-check check messages fixtures workflow bench pictures lighthouse audit
