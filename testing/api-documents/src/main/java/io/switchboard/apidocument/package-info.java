/** The services' OpenAPI documents: written from the code and its texts, held against the published files. */
@NullMarked
package io.switchboard.apidocument;

import org.jspecify.annotations.NullMarked;
