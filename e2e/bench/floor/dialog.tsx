/** React and one PatternFly modal with a field in it: what any dialog of these libraries costs before it does anything. */
import '@patternfly/react-core/dist/styles/base.css';
import { Button, Form, FormGroup, Modal, ModalBody, ModalFooter, ModalHeader, TextInput } from '@patternfly/react-core';
import { StrictMode, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

function Floor(): ReactNode {
  const [name, setName] = useState('');
  return (
    <Modal isOpen aria-label="Floor">
      <ModalHeader title="Floor" />
      <ModalBody>
        <Form>
          <FormGroup label="Name" fieldId="name">
            <TextInput id="name" value={name} onChange={(_, text) => setName(text)} />
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button>OK</Button>
      </ModalFooter>
    </Modal>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Floor />
    </StrictMode>,
  );
