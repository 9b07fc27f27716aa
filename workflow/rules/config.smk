# The file of settings, before Snakemake reads it: it would not say which line cannot be read.
import sys

from dmv_claims import settings

try:
    settings.check_file()
except settings.SettingsError as error:
    sys.exit(f"Cannot run: {error}")
