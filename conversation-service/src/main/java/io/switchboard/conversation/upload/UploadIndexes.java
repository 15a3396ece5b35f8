package io.switchboard.conversation.upload;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the index of the uploads. */
@Configuration(proxyBeanMethods = false)
class UploadIndexes {

    @Bean
    static DeclaredIndex uploadsToRemove() {
        return DeclaredIndex.plain(
                "uploads", "to_remove", Indexes.ascending("removeAt"), "files that are kept long enough are removed");
    }
}
