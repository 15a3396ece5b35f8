package io.switchboard.conversation.upload;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.unit.DataSize;

/** Adds the store of uploaded files to a test's context, which has a database, a clock and ids. */
public final class UploadBeans {

    public static final String PUBLIC_URL = "https://hooks.example.com";

    private UploadBeans() {}

    public static void addTo(GenericApplicationContext context) {
        context.registerBean(UploadSettings.class, UploadBeans::settings);
        context.registerBean(UploadFiles.class);
        context.registerBean(Uploads.class);
        context.registerBean(UploadLinks.class);
        context.registerBean(Attachments.class);
    }

    static UploadSettings settings() {
        return new UploadSettings(
                URI.create(PUBLIC_URL + "/"),
                "a secret",
                Duration.ofHours(1),
                Set.of("image/jpeg", "image/png", "image/gif", "text/plain", "application/pdf", "audio/mpeg"),
                DataSize.ofKilobytes(5),
                DataSize.ofKilobytes(16),
                DataSize.ofKilobytes(1),
                Duration.ofDays(1),
                Duration.ofDays(30),
                2,
                Duration.ofMinutes(10));
    }
}
