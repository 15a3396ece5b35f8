package io.switchboard.conversation.upload;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

import io.switchboard.web.TenantId;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.unit.DataSize;

/** Adds the store of uploaded files to a test's context, which has a database, a clock and ids. */
public final class UploadBeans {

    public static final String PUBLIC_URL = "https://hooks.example.com";

    private UploadBeans() {}

    public static void addTo(GenericApplicationContext context) {
        context.registerBean(UploadSettings.class, UploadBeans::settings);
        context.registerBean(UploadFiles.class);
        context.registerBean(UploadStore.class);
        context.registerBean(UploadLinks.class);
        context.registerBean(Attachments.class);
    }

    /** Stores a file of the tenant; returns its id. */
    public static String upload(UploadStore store, TenantId tenant) {
        var content = "GIF89a".getBytes(StandardCharsets.UTF_8);
        return store.store(tenant, "cat.gif", "image/gif", content.length, new ByteArrayInputStream(content))
                .id();
    }

    static UploadSettings settings() {
        return new UploadSettings(
                URI.create(PUBLIC_URL + "/"),
                "a secret",
                Duration.ofHours(1),
                Set.of("text/plain", "application/pdf"),
                DataSize.ofKilobytes(5),
                DataSize.ofKilobytes(16),
                DataSize.ofKilobytes(1),
                Duration.ofDays(1),
                Duration.ofDays(30),
                2,
                Duration.ofMinutes(10));
    }
}
