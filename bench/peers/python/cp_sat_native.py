"""Native CP-SAT: cp_sat_native.py MODEL.txt SECONDS SEED LINEARIZATION_LEVEL prints one line of JSON."""
import json
import resource
import sys
import time

from ortools.sat.python import cp_model

model = cp_model.CpModel()
with open(sys.argv[1], encoding="utf8") as file:
    if not model.proto.parse_text_format(file.read()):
        sys.exit("the model is not in the text format of CpModelProto")

began = time.perf_counter()


class First(cp_model.CpSolverSolutionCallback):
    at = None

    def on_solution_callback(self):
        if First.at is None:
            First.at = time.perf_counter() - began


solver = cp_model.CpSolver()
solver.parameters.max_time_in_seconds = float(sys.argv[2])
solver.parameters.random_seed = int(sys.argv[3])
solver.parameters.num_workers = 1
solver.parameters.linearization_level = int(sys.argv[4])
status = solver.solve(model, First())
elapsed = time.perf_counter() - began
found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
print(
    json.dumps(
        {
            "isInfeasible": status == cp_model.INFEASIBLE,
            "values": list(solver.response_proto.solution) if found else None,
            "bound": solver.best_objective_bound,
            "firstMs": None if First.at is None else 1000 * First.at,
            "elapsedMs": 1000 * elapsed,
            "peakRssMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
