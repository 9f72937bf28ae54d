/** A page of HTML that stands on its own: elements whose text cannot become markup, figures as people read them, the style. */
package covenant.api.report.page;
