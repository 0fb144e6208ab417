"""Native HiGHS: highs_native.py MODEL.json SECONDS SEED prints one line of JSON."""
import json
import resource
import sys
import time

import highspy
import numpy

with open(sys.argv[1], encoding="utf8") as file:
    milp = json.load(file)

lp = highspy.HighsLp()
lp.num_col_ = len(milp["cost"])
lp.num_row_ = len(milp["rowLower"])
lp.offset_ = milp["offset"]
lp.col_cost_ = numpy.array(milp["cost"], dtype=float)
lp.col_lower_ = numpy.zeros(lp.num_col_)
lp.col_upper_ = numpy.array(milp["upper"], dtype=float)
lp.row_lower_ = numpy.array(milp["rowLower"], dtype=float)
lp.row_upper_ = numpy.array(milp["rowUpper"], dtype=float)
lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
lp.a_matrix_.start_ = numpy.array(milp["firstEntry"], dtype=numpy.int32)
lp.a_matrix_.index_ = numpy.array(milp["column"], dtype=numpy.int32)
lp.a_matrix_.value_ = numpy.array(milp["coefficient"], dtype=float)
kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
lp.integrality_ = [kinds[is_integer] for is_integer in milp["isInteger"]]

highs = highspy.Highs()
for name, value in {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "time_limit": float(sys.argv[2]),
    "random_seed": int(sys.argv[3]),
    "mip_rel_gap": 0.0,
}.items():
    highs.setOptionValue(name, value)
highs.passModel(lp)
first = None
began = time.perf_counter()


def improving(_event):
    global first
    if first is None:
        first = time.perf_counter() - began


highs.cbMipImprovingSolution.subscribe(improving)
highs.run()
elapsed = time.perf_counter() - began
info = highs.getInfo()
# Costs are not negative, so that nothing is unbounded.
infeasible = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)
found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
print(
    json.dumps(
        {
            "isInfeasible": highs.getModelStatus() in infeasible,
            "values": list(highs.getSolution().col_value) if found else None,
            "bound": info.mip_dual_bound,
            "firstMs": None if first is None else 1000 * first,
            "elapsedMs": 1000 * elapsed,
            "peakRssMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
