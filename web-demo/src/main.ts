import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';

// Loading the program is one task, building the page the next.
setTimeout(() => mount(App, { target: document.getElementById('app')! }));
