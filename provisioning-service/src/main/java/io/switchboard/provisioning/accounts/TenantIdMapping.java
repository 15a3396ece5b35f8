package io.switchboard.provisioning.accounts;

import java.util.List;

import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** Stores tenant ids as text. A document with a text that is no tenant id cannot be read. */
@Configuration(proxyBeanMethods = false)
class TenantIdMapping {

    @Bean
    static MongoCustomConversions tenantIdConversions() {
        return new MongoCustomConversions(List.of(new TenantIdReader(), new TenantIdWriter()));
    }

    @ReadingConverter
    private static final class TenantIdReader implements Converter<String, TenantId> {

        @Override
        public TenantId convert(String text) {
            return new TenantId(text);
        }
    }

    @WritingConverter
    private static final class TenantIdWriter implements Converter<TenantId, String> {

        @Override
        public String convert(TenantId tenant) {
            return tenant.value();
        }
    }
}
