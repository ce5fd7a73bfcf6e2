import { type Matrix } from "ml-matrix";

/** Loadings, items in rows, with the factors' correlations (the identity for an orthogonal solution). */
export type FactorPattern = Readonly<{ loadings: Matrix; phi: Matrix }>;
