/** Writes the services' OpenAPI documents from code and texts, and compares them with the published files. */
@NullMarked
package io.switchboard.apidocument;

import org.jspecify.annotations.NullMarked;
