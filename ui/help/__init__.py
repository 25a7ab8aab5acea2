"""The help pages: what they say is in ``assets/help``, one folder a language; shown in a pane beside what they are about."""
