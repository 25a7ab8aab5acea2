"""Plans and lists as other programs' files: calendars, tables, MS Project, GanttProject. Text in, text out."""
