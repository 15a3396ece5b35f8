package io.switchboard.job.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Converts the results of one content type to another one while they are read. */
public interface ResultForm {

    /** Whether results of this content type can be converted. */
    boolean isOf(String storedType);

    /** The content type of the converted result. */
    String contentType();

    /** The converted result's file name. */
    String filename(String stored);

    /** Converts one piece after the other. */
    void convert(InputStream stored, OutputStream out) throws IOException;
}
