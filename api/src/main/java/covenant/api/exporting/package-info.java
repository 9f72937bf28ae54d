/** The history as files for other programs: CSV, or Parquet where DuckDB is there. */
package covenant.api.exporting;
