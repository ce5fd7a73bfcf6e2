/** Written beside every result: raised whenever a change of the code may change a number of a run. */
export const factorCodeVersion = "acompana 0.1.0, análisis factorial 2";
