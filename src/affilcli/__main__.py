"""`python -m affilcli` is `affil`."""

from affilcli.cli import main

if __name__ == "__main__":
    main()
