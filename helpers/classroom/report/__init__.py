"""What grading says: the tables, each student's feedback, and the teacher's page. Made from papers, and from nothing else."""
