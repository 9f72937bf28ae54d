package covenant.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which file an address means. */
class PageAddressesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # address                    | page            | other file              | moved to
            /                            | index.html      |                         |
            /portfolio                   | portfolio.html  |                         |
            /404                         |                 |                         |
            /markets/nova-pause          | market.html     |                         |
            /markets/any%20thing         | market.html     |                         |
            /commitments/pause           | commitment.html |                         |
            /playbooks/alarm             | playbook.html   |                         |
            /accounts/ann                |                 |                         |
            /markets/                    |                 |                         |
            /markets/nova/trades         |                 |                         |
            /lab.html                    |                 |                         | /lab
            /index.html                  |                 |                         | /
            /favicon.ico                 |                 | favicon.ico             |
            /.htaccess                   |                 |                         |
            /assets/app.js               |                 | assets/app.js           |
            /assets/lib/d3/d3.min.js     |                 | assets/lib/d3/d3.min.js |
            /assets                      | assets.html     |                         |
            /assets/                     |                 |                         |
            /assets/style/               |                 |                         |
            /assets//app.js              |                 |                         |
            /assets/../market.html       |                 |                         |
            /assets/..%2fmarket.html     |                 |                         |
            /assets/a/.git               |                 |                         |
            /assets/a\\b                 |                 |                         |
            """)
    void everyAddressMeansOneFileAtMost(String address, String page, String file, String moved) {
        assertThat(PageAddresses.page(address)).isEqualTo(page);
        assertThat(PageAddresses.file(address)).isEqualTo(file);
        assertThat(PageAddresses.redirect(address)).isEqualTo(moved);
    }
}
