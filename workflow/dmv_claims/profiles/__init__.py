"""Answer the headline questions about each state: the questions, the answers, and the tables of both."""
