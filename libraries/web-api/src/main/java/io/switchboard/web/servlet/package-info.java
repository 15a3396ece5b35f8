/** The API's conventions for Spring MVC: problem details for every failure, strict parameters, bodies and JSON. */
@NullMarked
package io.switchboard.web.servlet;

import org.jspecify.annotations.NullMarked;
