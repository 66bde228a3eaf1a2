/** The page in a real browser, as a person uses it; each part in a file of its own. */

import './browser/start.js';
import './browser/artwork.js';
import './browser/product.js';
import './browser/code.js';
import './browser/live.js';
import './browser/report.js';
import './browser/batch.js';
import './browser/offline.js';
import './browser/faults.js';
import './browser/hostile.js';
import './browser/access.js';
