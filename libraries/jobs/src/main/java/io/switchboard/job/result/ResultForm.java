package io.switchboard.job.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Converts the results of one kind of job to another content type while they are read. */
public interface ResultForm {

    /** Whether the result with this file name can be converted. */
    boolean isOf(String stored);

    /** The content type of the converted result. */
    String contentType();

    /** The converted result's file name. */
    String filename(String stored);

    /** Converts one piece after the other. */
    void convert(InputStream stored, OutputStream out) throws IOException;
}
